import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one blue of links and actions. Shade 7 on white is 6.7:1; shade 3 on the dark surface is 8:1. */
const action: MantineColorsTuple = [
  '#eaf3fc',
  '#d0e4f7',
  '#a6cdf0',
  '#7db8ee',
  '#4c97dc',
  '#2a7cc7',
  '#1668b3',
  '#0b5797',
  '#08457a',
  '#06345d',
];

/** Slate, as the rest of the dark surfaces; the library's own greys are neutral. */
const dark: MantineColorsTuple = [
  '#e8edf2',
  '#cfd8e1',
  '#b3bfcc',
  '#8595a6',
  '#566577',
  '#2e3a47',
  '#202a35',
  '#171f28',
  '#121920',
  '#0f151c',
];

export const theme = createTheme({
  colors: { action, dark },
  primaryColor: 'action',
  primaryShade: { light: 7, dark: 7 },
  fontFamily: "'IBM Plex Sans', 'IBM Plex Sans Arabic', system-ui, sans-serif",
  headings: {
    fontFamily: "'IBM Plex Sans', 'IBM Plex Sans Arabic', system-ui, sans-serif",
    fontWeight: '600',
  },
  defaultRadius: 4,
  cursorType: 'pointer',
  respectReducedMotion: true,
});
