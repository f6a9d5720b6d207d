// Dialogs, menus and tabs, with the keyboard and the screen reader served by React Aria.
import type { ReactNode } from 'react';
import { Dialog, DialogTrigger, Heading, Menu, MenuItem, MenuTrigger, Modal, ModalOverlay, Popover } from 'react-aria-components';

import { useWords } from '../words/words.tsx';
import { Button, type Weight } from './Button.tsx';
import words from './words.json';

/** A dialog that is open as long as its owner says so. Esc and the close button ask the owner. */
export function Sheet({ title, isOpen, onClose, children, wide }: { title: string; isOpen: boolean; onClose: () => void; children: ReactNode; wide?: boolean }) {
  const t = useWords(words);
  return (
    <ModalOverlay className="overlay" isOpen={isOpen} onOpenChange={(open) => !open && onClose()} isDismissable>
      <Modal className={wide ? 'sheet wide' : 'sheet'}>
        <Dialog>
          <div className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <Button weight="small" onPress={onClose}>
              {t('close')}
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A question before something that cannot be taken back. */
export function Confirm({ ask, does, doIt, weight, children }: { ask: string; does: string; doIt: () => void; weight?: Weight; children: ReactNode }) {
  const t = useWords(words);
  return (
    <DialogTrigger>
      <Button weight={weight}>{children}</Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="sheet">
          <Dialog role="alertdialog">
            {({ close }) => (
              <>
                <Heading slot="title">{ask}</Heading>
                <div className="bar">
                  <Button
                    weight="primary"
                    onPress={() => {
                      close();
                      doIt();
                    }}
                  >
                    {does}
                  </Button>
                  <Button onPress={close}>{t('cancel')}</Button>
                </div>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

export interface Deed {
  id: string;
  text: string;
  keys?: string;
  run: () => void;
}

/** A button that opens a list of deeds. */
export function DeedMenu({ label, deeds, weight = 'small' }: { label: string; deeds: readonly Deed[]; weight?: Weight }) {
  return (
    <MenuTrigger>
      <Button weight={weight}>{label} ▾</Button>
      <Popover className="popover">
        <Menu className="listbox" onAction={(key) => deeds.find((deed) => deed.id === key)?.run()}>
          {deeds.map((deed) => (
            <MenuItem key={deed.id} id={deed.id} className="option" textValue={deed.text}>
              {deed.text}
              {deed.keys && <kbd className="micro">{deed.keys}</kbd>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
