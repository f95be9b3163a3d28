import { createContext, useContext, useEffect } from 'react';

export const TitleContext = createContext<(detail: string | undefined) => void>(() => undefined);

/** What a page is about, in the browser's title before the product's word for the page. */
export function useTitle(detail: string | undefined): void {
  const setDetail = useContext(TitleContext);
  useEffect(() => {
    setDetail(detail);
    return () => setDetail(undefined);
  }, [detail, setDetail]);
}
