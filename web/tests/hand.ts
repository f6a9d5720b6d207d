// A hand at work on a page: every click and every key but the letters of a text is counted, for walks that promise to be short.
import type { Locator, Page } from 'playwright-core';

export class Hand {
  readonly #page: Page;
  readonly #began = performance.now();
  count = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(what: Locator): Promise<void> {
    ++this.count;
    await what.click();
  }

  /** Into a field: going there is one deed, the letters are none. */
  async fill(what: Locator, text: string): Promise<void> {
    await this.click(what);
    await what.fill(text);
  }

  /** Letters where the page already waits for them. */
  async type(text: string): Promise<void> {
    await this.#page.keyboard.type(text);
  }

  async press(key: string): Promise<void> {
    ++this.count;
    await this.#page.keyboard.press(key);
  }

  get seconds(): number {
    return Math.round((performance.now() - this.#began) / 100) / 10;
  }

  told(what: string): string {
    return `${what}: ${this.count} clicks and keys, ${this.seconds} s of a machine's hand`;
  }
}
