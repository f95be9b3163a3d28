import type { Marking, Purpose, ReportDraft, Reporter } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import type { World } from './world.ts';

/** Whose the reports of an import are: one participant's, or each its reporter's own. */
export type Ownership = 'reporter' | number;

/** Whom a report without a marking of its own reaches: the participants. */
const USUAL_MARKING: Marking = 'AMBER';
const USUAL_PURPOSE: Purpose = 'any';

interface FreshLabel {
  readonly id: number;
  readonly ownerId: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
}

interface FreshOwner {
  readonly id: number;
  readonly key: string;
  readonly kind: 'country' | 'organization';
  readonly name: string;
}

/** Owners of reports, and the labels that say who may see them; new ones are numbered when first met and written by `flush`. */
export class LabelBook {
  readonly #world: World;
  readonly #ownership: Ownership;
  readonly #owners = new Map<string, number>();
  readonly #ownerOfReporter = new Map<string, number>();
  readonly #labels = new Map<string, number>();
  #freshOwners: FreshOwner[] = [];
  #freshLabels: FreshLabel[] = [];
  #nextOwner = 1;
  #nextLabel = 1;

  private constructor(world: World, ownership: Ownership) {
    this.#world = world;
    this.#ownership = ownership;
  }

  /** Needs the import lock: owners and labels are numbered here. */
  static async load(tx: Transaction, world: World, ownership: Ownership): Promise<LabelBook> {
    const book = new LabelBook(world, ownership);
    const owners = await tx.query<{ id: number; key: string }>('select id, key from participant');
    for (const { id, key } of owners.rows) {
      book.#owners.set(key, id);
      book.#nextOwner = Math.max(book.#nextOwner, id + 1);
    }
    const labels = await tx.query<{ id: number; owner_id: number; marking: string; purpose: string }>(
      `select id, owner_id, marking, purpose from access_label
       where embargo_until is null and not is_originator_controlled and readers = '{}'`,
    );
    for (const row of labels.rows) book.#labels.set(`${row.owner_id}|${row.marking}|${row.purpose}`, row.id);
    const { rows } = await tx.query<{ next: number }>('select next_label() as next');
    book.#nextLabel = rows[0]!.next;
    return book;
  }

  get isForOneOwner(): boolean {
    return this.#ownership !== 'reporter';
  }

  /** Id of the participant whose report it is. */
  owner(reporter: Reporter): number {
    if (this.#ownership !== 'reporter') return this.#ownership;
    const text = `${reporter.country ?? ''}|${reporter.key}`;
    const known = this.#ownerOfReporter.get(text);
    if (known !== undefined) return known;
    const id = this.#findOwner(reporter);
    this.#ownerOfReporter.set(text, id);
    return id;
  }

  #findOwner({ country, key, name }: Reporter): number {
    const iso2 = country === undefined ? undefined : this.#world.findCountry(country);
    const ownerKey = iso2 ?? key;
    const known = this.#owners.get(ownerKey);
    if (known !== undefined) return known;
    const id = this.#nextOwner++;
    this.#owners.set(ownerKey, id);
    const countryName = this.#world.countries.find((fact) => fact.iso2 === iso2)?.name;
    this.#freshOwners.push(
      iso2 === undefined
        ? { id, key: ownerKey, kind: 'organization', name }
        : { id, key: ownerKey, kind: 'country', name: countryName ?? name },
    );
    return id;
  }

  /** Id of the label of a report. */
  id(ownerId: number, draft: Pick<ReportDraft, 'marking' | 'purpose'>): number {
    const { marking = USUAL_MARKING, purpose = USUAL_PURPOSE } = draft;
    const key = `${ownerId}|${marking}|${purpose}`;
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const id = this.#nextLabel++;
    this.#labels.set(key, id);
    this.#freshLabels.push({ id, ownerId, marking, purpose });
    return id;
  }

  /** Writes what is new; must come before the reports that carry it. */
  async flush(tx: Transaction): Promise<void> {
    const [owners, labels] = [this.#freshOwners, this.#freshLabels];
    this.#freshOwners = [];
    this.#freshLabels = [];
    if (owners.length > 0) {
      await tx.query(
        `insert into participant (id, key, kind, name, iso2)
         select id, key, kind, name, case kind when 'country' then key end
         from unnest($1::int[], $2::text[], $3::text[], $4::text[]) as n (id, key, kind, name)`,
        [
          owners.map(({ id }) => id),
          owners.map(({ key }) => key),
          owners.map(({ kind }) => kind),
          owners.map(({ name }) => name),
        ],
      );
      await tx.query("select setval(pg_get_serial_sequence('participant', 'id'), $1)", [this.#nextOwner - 1]);
    }
    if (labels.length > 0)
      await tx.query(
        `select add_label(n.id, n.owner, n.marking, n.purpose, null, false, '{}')
         from unnest($1::int[], $2::int[], $3::text[], $4::text[]) as n (id, owner, marking, purpose)`,
        [
          labels.map(({ id }) => id),
          labels.map(({ ownerId }) => ownerId),
          labels.map(({ marking }) => marking),
          labels.map(({ purpose }) => purpose),
        ],
      );
  }
}
