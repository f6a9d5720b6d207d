// Buttons and links that look like buttons. 44 px high, words, never icons alone.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { Link } from 'wouter';

export type Weight = 'primary' | 'plain' | 'small';

const classes: Record<Weight, string> = { primary: 'btn primary', plain: 'btn', small: 'btn small' };

interface Props extends Omit<ButtonProps, 'className' | 'style'> {
  weight?: Weight;
}

export function Button({ weight = 'plain', ...rest }: Props) {
  return <AriaButton {...rest} className={classes[weight]} />;
}

export function LinkButton({ href, weight = 'plain', children }: { href: string; weight?: Weight; children: ReactNode }) {
  return (
    <Link className={classes[weight]} href={href}>
      {children}
    </Link>
  );
}
