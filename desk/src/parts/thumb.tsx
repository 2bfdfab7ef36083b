// A small picture; where there is none, or it does not come, its place stays the same.
import { Image as NoImage } from 'lucide-react';
import { useState } from 'react';

export function Thumb({ src }: { src: string | null }) {
  const [missing, miss] = useState(false);
  if (!src || missing)
    return (
      <span className="thumb">
        <NoImage size={18} aria-hidden />
      </span>
    );
  return <img className="thumb" src={src} alt="" loading="lazy" decoding="async" onError={() => miss(true)} />;
}
