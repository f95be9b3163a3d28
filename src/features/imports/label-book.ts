import type { Marking, Purpose, ReportDraft, Reporter } from '../../model/report.ts';
import type { Transaction } from '../../store/door.ts';
import type { World } from './world.ts';

/** Whose the reports of an import are: one participant's, or each its reporter's own. */
export type Ownership = 'reporter' | number;

/** Whom a report without a marking of its own reaches: the participants. */
const USUAL_MARKING: Marking = 'AMBER';
const USUAL_PURPOSE: Purpose = 'any';

interface Label {
  readonly ownerId: number;
  readonly marking: Marking;
  readonly purpose: Purpose;
  readonly embargoUntil: string | null;
  readonly isOriginatorControlled: boolean;
  readonly readers: readonly number[];
}

interface FreshLabel extends Label {
  readonly id: number;
}

type LabelRow = Label & { readonly id: number };

const LABEL_COLUMNS = `l.id, l.owner_id as "ownerId", l.marking, l.purpose, l.embargo_until as "embargoUntil",
  l.is_originator_controlled as "isOriginatorControlled", l.readers`;
const UNRESTRICTED = { embargoUntil: null, isOriginatorControlled: false, readers: [] } as const;

const keyOf = ({ ownerId, marking, purpose, embargoUntil, isOriginatorControlled, readers }: Label): string =>
  `${ownerId}|${marking}|${purpose}|${embargoUntil ?? ''}|${isOriginatorControlled}|${readers.join(',')}`;

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
  /** Those without embargo, control and readers, by what every report is asked for. */
  readonly #plain = new Map<string, number>();
  /** What the owner of a stream wants new reports of it to carry. */
  readonly #ofStream = new Map<number, Label & { readonly id: number }>();
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
    const labels = await tx.query<LabelRow>(`select ${LABEL_COLUMNS} from access_label l`);
    for (const row of labels.rows) book.#labels.set(keyOf(row), row.id);
    const streams = await tx.query<LabelRow & { stream: number }>(
      `select m.stream_id as stream, ${LABEL_COLUMNS} from (
         select distinct on (stream_id) stream_id, label_id from stream_marking order by stream_id, id desc) m
       join access_label l on l.id = m.label_id`,
    );
    for (const { stream, ...label } of streams.rows) book.#ofStream.set(stream, label);
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

  /** Id of the label of a report: its own marking, else what its stream's owner said, else the usual one. */
  id(ownerId: number, streamId: number, draft: Pick<ReportDraft, 'marking' | 'purpose'>): number {
    const ofStream = this.#ofStream.get(streamId);
    if (ofStream !== undefined && draft.marking === undefined)
      return draft.purpose === undefined || draft.purpose === ofStream.purpose
        ? ofStream.id
        : this.#number({ ...ofStream, purpose: draft.purpose });
    const { marking = USUAL_MARKING, purpose = USUAL_PURPOSE } = draft;
    const key = `${ownerId}|${marking}|${purpose}`;
    return this.#plain.get(key) ?? this.#remember(key, { ownerId, marking, purpose, ...UNRESTRICTED });
  }

  #remember(key: string, label: Label): number {
    const id = this.#number(label);
    this.#plain.set(key, id);
    return id;
  }

  #number(label: Label): number {
    const key = keyOf(label);
    const known = this.#labels.get(key);
    if (known !== undefined) return known;
    const id = this.#nextLabel++;
    this.#labels.set(key, id);
    this.#freshLabels.push({ ...label, id });
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
        `select add_label(n.id, n.owner, n.marking, n.purpose, n.embargo, n.controlled, n.readers)
         from jsonb_to_recordset($1) as n (id int, owner int, marking text, purpose text, embargo date, controlled boolean, readers int[])`,
        [
          JSON.stringify(
            labels.map(
              ({ id, ownerId, marking, purpose, embargoUntil, isOriginatorControlled, readers }) => ({
                id,
                owner: ownerId,
                marking,
                purpose,
                embargo: embargoUntil,
                controlled: isOriginatorControlled,
                readers,
              }),
            ),
          ),
        ],
      );
  }
}
