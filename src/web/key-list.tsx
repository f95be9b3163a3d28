import { Modal } from '@mantine/core';
import { pages } from '../features/pages.ts';
import { useWords } from '../ui/words.ts';
import { NO_BANNER } from './no-banner.ts';

const KEYS = ['/', 'j', 'k', 'Enter', 'e', 't', '?'] as const;

export function KeyList(props: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const words = useWords();
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={words('keys.title')}
      attributes={NO_BANNER}
      closeButtonProps={{ 'aria-label': words('keys.close') }}
    >
      <table className="plain">
        <tbody>
          {KEYS.map((key) => (
            <tr key={key}>
              <th scope="row">
                <kbd>{key}</kbd>
              </th>
              <td>{words(`keys.${key}`)}</td>
            </tr>
          ))}
          {pages.map((page) =>
            'letter' in page ? (
              <tr key={page.path}>
                <th scope="row">
                  <kbd>g</kbd> <kbd>{page.letter}</kbd>
                </th>
                <td>{words(`nav.${page.key}`)}</td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </Modal>
  );
}
