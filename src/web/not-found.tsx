import { AppLink } from '../ui/kit/app-link.tsx';
import { ProblemState } from '../ui/kit/states.tsx';
import { useWords } from '../ui/words.ts';

export function NotFound() {
  const words = useWords();
  return (
    <>
      <h1>{words('state.noPage')}</h1>
      <p>
        <AppLink to="/">{words('nav.situation')}</AppLink> ·{' '}
        <AppLink to="/search">{words('nav.search')}</AppLink>
      </p>
    </>
  );
}

export function RouteProblem(props: { readonly error: Error; readonly onRetry: () => void }) {
  return <ProblemState error={props.error} onRetry={props.onRetry} />;
}
