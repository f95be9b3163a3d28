import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../../ui/words.ts';

/** A link that somebody is typing; `value` once both of its parts are there. */
export function useLink() {
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  return {
    title,
    url,
    setTitle,
    setUrl,
    value: title.trim() === '' || url.trim() === '' ? undefined : { title, url },
    clear: () => {
      setTitle('');
      setUrl('');
    },
  };
}

export function LinkFields(props: {
  readonly link: ReturnType<typeof useLink>;
  readonly isRequired: boolean;
}) {
  const words = useWords();
  const { link, isRequired } = props;
  return (
    <>
      <TextInput
        required={isRequired}
        maxLength={300}
        label={words('commitments.linkTitle')}
        value={link.title}
        onChange={(event) => link.setTitle(event.currentTarget.value)}
      />
      <TextInput
        required={isRequired}
        type="url"
        maxLength={2000}
        label={words('commitments.linkUrl')}
        description={words('commitments.linkHelp')}
        value={link.url}
        onChange={(event) => link.setUrl(event.currentTarget.value)}
      />
    </>
  );
}
