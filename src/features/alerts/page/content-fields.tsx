import { Textarea, TextInput } from '@mantine/core';
import { useWords } from '../../../ui/words.ts';
import type { AlertContent } from '../contract.ts';
import { ALERT_TEXTS, ARTICLE_ITEM, NEEDED_TEXTS } from '../rules.ts';

interface ContentFieldsProps {
  readonly content: AlertContent;
  readonly onChange: (content: AlertContent) => void;
}

const isNeeded = (key: string): boolean => (NEEDED_TEXTS as readonly string[]).includes(key);

/** Every text of an alert, those without which nobody can act marked. */
export function ContentFields({ content, onChange }: ContentFieldsProps) {
  const words = useWords();
  const note = (key: (typeof ALERT_TEXTS)[number]) =>
    [
      ARTICLE_ITEM[key] === undefined ? '' : words('alerts.article', { letter: ARTICLE_ITEM[key] }),
      isNeeded(key) ? words('alerts.needed') : '',
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <TextInput
        label={words('alerts.text.title')}
        description={words('alerts.needed')}
        maxLength={200}
        value={content.title}
        onChange={(event) => onChange({ ...content, title: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={words('alerts.since')}
        value={content.sinceOn ?? ''}
        onChange={(event) => onChange({ ...content, sinceOn: event.currentTarget.value || null })}
      />
      {ALERT_TEXTS.map((key) => (
        <Textarea
          key={key}
          autosize
          minRows={2}
          maxLength={20_000}
          label={words(`alerts.text.${key}`)}
          description={note(key)}
          value={content[key]}
          onChange={(event) => onChange({ ...content, [key]: event.currentTarget.value })}
        />
      ))}
      <p className="dim">{words('alerts.articleHelp')}</p>
    </>
  );
}
