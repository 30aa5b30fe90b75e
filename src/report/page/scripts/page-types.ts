/** The little of a browser's document that the scripts of the page use; its types would come for all of the code only. */
export interface PageElement {
  textContent: string | null;
  className: string;
  hidden: boolean;
  tabIndex: number;
  readonly value?: string;
  readonly dataset: Record<string, string | undefined>;
  readonly style: { left: string; top: string };
  readonly parentElement: PageElement | null;
  readonly children: ArrayLike<PageElement>;
  append(...children: (PageElement | string)[]): void;
  replaceChildren(...children: (PageElement | string)[]): void;
  remove(): void;
  closest(selector: string): PageElement | null;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  addEventListener(type: string, listener: (event: PageEvent) => void): void;
  getBoundingClientRect(): { left: number; top: number; width: number; height: number };
  click(): void;
}

/** What scripts read of an event. */
export interface PageEvent {
  readonly key?: string;
  readonly clientX?: number;
  readonly clientY?: number;
  preventDefault(): void;
}

/** The document itself. */
export interface PageDocument extends PageElement {
  readonly body: PageElement;
  readonly documentElement: PageElement & { readonly clientWidth: number };
  createElement(name: string): PageElement;
  getElementById(id: string): PageElement | null;
}
