// The look: the cabinet's warm accent, contrast that axe accepts, and targets that a finger hits.
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';
import i18next from 'i18next';

const accent: MantineColorsTuple = [
  '#fdf1e6',
  '#fbe3cd',
  '#f7c69b',
  '#f3a765',
  '#ef8d38',
  '#e27a1d',
  '#d06711',
  '#b94d00',
  '#a34400',
  '#7e3500',
];

/** Its words are those of the language that is spoken when it is made. */
export const themed = () =>
  createTheme({
    primaryColor: 'accent',
    primaryShade: { light: 7, dark: 4 },
    autoContrast: true,
    colors: { accent },
    defaultRadius: 'md',
    cursorType: 'pointer',
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    headings: { sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.125rem' }, h3: { fontSize: '1rem' } } },
    components: {
      Badge: { defaultProps: { variant: 'light', tt: 'none' }, classNames: { root: 'state' } },
      Modal: {
        defaultProps: {
          centered: true,
          overlayProps: { backgroundOpacity: 0.4 },
          closeButtonProps: { 'aria-label': i18next.t('action.close') },
        },
      },
      Notification: { defaultProps: { closeButtonProps: { 'aria-label': i18next.t('action.close') } } },
      Paper: { classNames: { root: 'surface' } },
      Table: { defaultProps: { verticalSpacing: 'xs' } },
    },
  });

export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#faf8f5',
    '--mantine-color-dimmed': '#655c53',
    '--mantine-color-placeholder': '#6f665d',
    '--mantine-color-error': '#a8251b',
    '--mantine-color-teal-light-color': '#06604a',
    '--mantine-color-yellow-light-color': '#7a3e00',
  },
  dark: {
    '--mantine-color-dimmed': '#b8aca0',
    '--mantine-color-placeholder': '#a89d92',
    '--mantine-color-error': '#ffa197',
  },
});
