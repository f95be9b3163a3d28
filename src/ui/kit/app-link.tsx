import { Link } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode } from 'react';
import { carryOver, type Patch, type Search } from '../address.ts';

interface AppLinkProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  readonly to: string;
  readonly search?: Patch;
  readonly children: ReactNode;
  readonly 'data-walk'?: boolean;
  readonly 'data-assess'?: boolean;
}

/** A link within the product: the database, the date and the scope go along. */
export function AppLink({ to, search, children, ...rest }: AppLinkProps) {
  const link = { to, search: (previous: Search) => carryOver(previous, search), preload: false } as object;
  return <Link {...({ ...rest, ...link } as { to: string })}>{children}</Link>;
}
