import { useEffect, useRef } from 'react';
import { pages } from '../features/pages.ts';
import { useAddress } from '../ui/address.ts';

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** `j` and `k` move the focus along what a page marks with `data-walk`; Enter then opens it as any link. */
function walk(step: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>('[data-walk]')].filter(
    (stop) => stop.offsetParent !== null,
  );
  const here = stops.indexOf(document.activeElement as HTMLElement);
  const next = here === -1 ? 0 : Math.min(stops.length - 1, Math.max(0, here + step));
  stops[next]?.focus();
}

export function useKeys(onHelp: () => void): void {
  const { search, set, go } = useAddress();
  const isGoing = useRef(false);
  useEffect(() => {
    const goTo = (letter: string) => {
      const page = pages.find((entry) => 'letter' in entry && entry.letter === letter);
      if (page !== undefined) go(page.path);
    };
    const actions: Record<string, () => void> = {
      '/': () => document.getElementById('search')?.focus(),
      '?': onHelp,
      j: () => walk(1),
      k: () => walk(-1),
      e: () => document.querySelector<HTMLElement>('[data-assess]')?.click(),
      t: () => set({ view: search.view === 'table' ? undefined : 'table' }),
      g: () => {
        isGoing.current = true;
      },
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (isGoing.current) {
        isGoing.current = false;
        goTo(event.key);
        return;
      }
      const action = actions[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [search.view, set, go, onHelp]);
}
