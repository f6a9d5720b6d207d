// Buttons and links that look like buttons. 44 px high, words, never icons alone.
import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import { Link } from 'wouter';

export type Weight = 'primary' | 'plain' | 'small';

const classes: Record<Weight, string> = { primary: 'btn primary', plain: 'btn', small: 'btn small' };

interface Props extends Omit<ButtonProps, 'className' | 'style'> {
  weight?: Weight;
}

/** While its deed is under way a button keeps the focus and does nothing. (React Aria's own way announces the button by its id,
 *  which names nothing any more when the deed has changed the screen.) */
export function Button({ weight = 'plain', isPending, onPress, type, ...rest }: Props) {
  const className = isPending ? `${classes[weight]} pending` : classes[weight];
  return <AriaButton {...rest} type={isPending ? 'button' : type} onPress={isPending ? undefined : onPress} className={className} />;
}

export function LinkButton({ href, weight = 'plain', children }: { href: string; weight?: Weight; children: ReactNode }) {
  return (
    <Link className={classes[weight]} href={href}>
      {children}
    </Link>
  );
}
