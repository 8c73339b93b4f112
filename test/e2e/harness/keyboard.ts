import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

const stepsAtMost = 150;

/** Somebody without a mouse: everything is reached by Tab, seen by its focus, and worked by keys. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Tabs to a control and makes sure that a person can see that they are there. @throws Error when Tab never comes there. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor();
    for (let step = 0; step < stepsAtMost; step += 1) {
      if (await isFocused(target)) {
        await this.expectVisibleFocus();
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(target)}`);
  }

  async follow(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press('Enter');
  }

  /** Ticks a box or presses a button. */
  async press(target: Locator): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press('Space');
  }

  /** Replaces what stands in a field. */
  async type(target: Locator, text: string): Promise<void> {
    await this.tabTo(target);
    await this.page.keyboard.press('ControlOrMeta+a');
    await this.page.keyboard.insertText(text);
  }

  /** A day as 2026-03-02, in either language. */
  async typeDay(target: Locator, day: string): Promise<void> {
    await this.type(target, day);
    await expect(target).toHaveValue(day);
  }

  /** Walks down a list of choices until the wanted one stands there. */
  async choose(target: Locator, option: string): Promise<void> {
    await this.tabTo(target);
    const chosen = (): Promise<string> => target.evaluate((element) => (element instanceof HTMLSelectElement ? (element.selectedOptions[0]?.label ?? '') : ''));
    for (let step = 0; step < stepsAtMost && (await chosen()) !== option; step += 1) await this.page.keyboard.press('ArrowDown');
    expect(await chosen()).toBe(option);
  }

  /** Radio buttons are one stop of Tab; arrows move between them. */
  async pick(radio: Locator): Promise<void> {
    const inItsGroup = (): Promise<boolean> => radio.evaluate((element) => element instanceof HTMLInputElement && document.activeElement instanceof HTMLInputElement && element.name === document.activeElement.name);
    await radio.waitFor();
    for (let step = 0; step < stepsAtMost && !(await inItsGroup()); step += 1) await this.page.keyboard.press('Tab');
    for (let step = 0; step < stepsAtMost && !(await isFocused(radio)); step += 1) await this.page.keyboard.press('ArrowDown');
    await this.expectVisibleFocus();
    await this.page.keyboard.press('Space');
    await expect(radio).toBeChecked();
  }

  private async expectVisibleFocus(): Promise<void> {
    const seen = await this.page.evaluate(() => {
      const { activeElement } = document;
      if (activeElement === null) return 'nothing has the focus';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(activeElement);
      if (!activeElement.matches(':focus-visible')) return 'the focus is not shown';
      return (outlineStyle !== 'none' && Number.parseInt(outlineWidth, 10) >= 2) || boxShadow !== 'none' ? 'seen' : `no outline (${outlineStyle} ${outlineWidth})`;
    });
    expect(seen).toBe('seen');
    const { top, bottom, height } = await this.page.evaluate(() => {
      const box = document.activeElement?.getBoundingClientRect();
      return { top: box?.top ?? -1, bottom: box?.bottom ?? -1, height: window.innerHeight };
    });
    expect(top < height && bottom > 0, 'what has the focus is on the screen').toBe(true);
  }
}

const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
