import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { pagesEn } from '../model/messages/pages.en.ts';

/** Placeholders are written `{name}`, as in the catalogue of errors. React escapes, so the catalogue must not. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: {
      en: { translation: pagesEn },
    },
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
  document.documentElement.dir = i18next.dir();
}
