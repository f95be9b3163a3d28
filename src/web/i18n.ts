import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { accessEn } from '../model/messages/access.en.ts';
import { detectionEn } from '../model/messages/detection.en.ts';
import { seriesDetectorsEn } from '../model/messages/series-detectors.en.ts';
import { signalsEn } from '../model/messages/signals.en.ts';
import { webEn } from '../model/messages/web.en.ts';

/** Both catalogues of the detectors give reasons; explanations are those of the engine that records signals. */
const detectors = {
  ...detectionEn.detectors,
  reason: { ...seriesDetectorsEn.reason, ...detectionEn.detectors.reason },
};

/** Placeholders are written `{name}`, as in the catalogue of errors. React escapes, so the catalogue must not. */
export async function startLanguage(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: {
      en: {
        translation: { ...webEn, ...accessEn, signals: { ...webEn.signals, ...signalsEn }, detectors },
      },
    },
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
  document.documentElement.dir = i18next.dir();
}
