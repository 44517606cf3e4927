/** Columns of text under their headings. */
import { columnsOf, padded, shortened } from './text-columns.ts';

/** Spaces between two columns. */
export const GAP = '  ';

export interface Column {
  readonly heading: string;
  readonly cells: readonly string[];
  /** The widest that its cells may get. */
  readonly most: number;
  readonly align: 'left' | 'right';
}

/** How wide a column gets. */
export const widthOf = ({ heading, cells, most }: Column): number =>
  Math.max(heading.length, Math.min(most, Math.max(...cells.map(columnsOf))));

/** The headings, a rule, and a line for each row. */
export function tableLines(columns: readonly Column[]): string[] {
  const line = (cell: (column: Column) => string) =>
    columns
      .map((column) => padded(shortened(cell(column), widthOf(column)), widthOf(column), column.align))
      .join(GAP);
  const rows = columns[0]?.cells.map((_, row) => line(({ cells }) => cells[row] ?? '')) ?? [];
  return [line(({ heading }) => heading), line((column) => '─'.repeat(widthOf(column))), ...rows];
}
