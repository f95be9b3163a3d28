import type { ReportedRoute } from '../../model/report.ts';
import { jsonOrNull, NULL } from './copy-text.ts';
import type { PlaceBook } from './place-book.ts';

const NO_ROUTE = `${NULL}\t${NULL}\t${NULL}\t${NULL}\t${NULL}`;
/** Routes that are remembered: the same few thousand come again and again. */
const MOST_ROUTES = 20_000;

/** Routes as written, with the countries that they name. */
export class RouteBook {
  readonly #places: PlaceBook;
  readonly #cells = new Map<string, string>();

  constructor(places: PlaceBook) {
    this.#places = places;
  }

  /** Producing, departure, destination and transit countries (ids) and the route as written, as COPY text. */
  cells(route: ReportedRoute | undefined): string {
    if (route === undefined) return NO_ROUTE;
    const { producing = '', departure = '', destination = '', transit } = route;
    const key = `${producing}\t${departure}\t${destination}\t${transit?.join('\t') ?? ''}`;
    const known = this.#cells.get(key);
    if (known !== undefined) return known;
    const cells = this.#write(route);
    if (this.#cells.size >= MOST_ROUTES) this.#cells.clear();
    this.#cells.set(key, cells);
    return cells;
  }

  #write(route: ReportedRoute): string {
    const id = (text: string | undefined) =>
      text === undefined ? NULL : (this.#places.country(text) ?? NULL);
    const transit = route.transit
      ?.map((text) => this.#places.country(text))
      .filter((place) => place !== undefined);
    const transitIds = transit === undefined || transit.length === 0 ? NULL : `{${transit.join(',')}}`;
    return `${id(route.producing)}\t${id(route.departure)}\t${id(route.destination)}\t${transitIds}\t${jsonOrNull(route)}`;
  }
}
