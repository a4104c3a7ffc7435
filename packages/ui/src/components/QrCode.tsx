export type QrCodeProps = {
  /** Rows of modules, true is dark: what a QR encoder gives. */
  matrix: boolean[][];
  /** What it holds, for people who cannot scan: shown in the title. */
  text: string;
  label: string;
  size?: number | string;
};

/** Always dark on white with a quiet zone of four, in both schemes: scanners need it. */
export function QrCode({ matrix, text, label, size = 240 }: QrCodeProps) {
  const side = matrix.length + 8;
  const path = matrix
    .map((row, y) =>
      row
        .map((dark, x) =>
          dark && !row[x - 1] ? `M${x + 4} ${y + 4}h${runLength(row, x)}v1h-${runLength(row, x)}z` : '',
        )
        .join(''),
    )
    .join('');
  return (
    <svg
      className="ck-qr"
      viewBox={`0 0 ${side} ${side}`}
      width={size}
      height={size}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <title>{text}</title>
      <rect width={side} height={side} fill="#FFFFFF" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function runLength(row: boolean[], from: number): number {
  const end = row.indexOf(false, from);
  return (end === -1 ? row.length : end) - from;
}
