export type LoadingShapeProps = { shape: 'rows' | 'cards' | 'figures' | 'text'; count?: number; label?: string };

/** Grey shapes where the content will stand, so that nothing jumps when it comes. */
export function LoadingShape({ shape, count = shape === 'text' ? 3 : 6, label = 'Loading' }: LoadingShapeProps) {
  return (
    <div className="ck-loading" data-shape={shape} role="status" aria-label={label}>
      {Array.from({ length: count }, (_, at) => `${shape}${at}`).map((key) => (
        <span key={key} aria-hidden />
      ))}
    </div>
  );
}
