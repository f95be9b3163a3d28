import { AppLink } from '../ui/kit/app-link.tsx';
import { EmptyState, ProblemState } from '../ui/kit/states.tsx';
import { useWords } from '../ui/words.ts';

export function NotFound() {
  const words = useWords();
  return (
    <EmptyState title={words('state.noPage')}>
      <AppLink to="/">{words('nav.situation')}</AppLink>
    </EmptyState>
  );
}

export function RouteProblem(props: { readonly error: Error; readonly onRetry: () => void }) {
  return <ProblemState error={props.error} onRetry={props.onRetry} />;
}
