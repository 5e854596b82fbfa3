type Row = readonly (string | number)[];

/**
 * One statement for many rows: a column goes as an array through `unnest`, or as one value where it is the same in every
 * row. Its text depends on the columns alone, so that it stays prepared.
 */
export function manyRows(
  table: string,
  columns: readonly string[],
  rows: readonly Row[],
): { readonly text: string; readonly values: (string | number)[] } {
  const parts = columns.map((column, at) => {
    const own = rows.map((row) => row[at] ?? '');
    const [first = ''] = own;
    const type = typeof first === 'number' ? 'bigint' : 'text';
    return { column, type, mark: `$${at + 1}`, first, own, same: own.every((value) => value === first) };
  });
  // Of one row at least one column has to make it a row.
  const lists = parts.some(({ same }) => !same) ? parts.filter(({ same }) => !same) : parts.slice(0, 1);
  const isList = new Set(lists);
  const selected = parts.map((part) =>
    isList.has(part) ? `many.${part.column}` : `${part.mark}::${part.type}`,
  );
  return {
    text: `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${selected.join(', ')}
      FROM unnest(${lists.map(({ mark, type }) => `${mark}::${type}[]`).join(', ')})
        AS many(${lists.map(({ column }) => column).join(', ')})`,
    values: parts.map((part) => (isList.has(part) ? literal(part.own) : part.first)),
  };
}

/** An array as PostgreSQL reads it (8.15.6). The driver's own writer looks twice through every element. */
function literal(values: readonly (string | number)[]): string {
  return `{${values.map((value) => (typeof value === 'number' ? value : quoted(value))).join(',')}}`;
}

function quoted(text: string): string {
  return `"${/["\\]/.test(text) ? text.replaceAll(/["\\]/g, String.raw`\$&`) : text}"`;
}
