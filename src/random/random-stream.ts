/** A reproducible sequence of uniform numbers. */
export interface RandomStream {
  /** The next number, uniform on [0, 1) with 53 random bits. */
  uniform(): number;
}

/** The streams of one replication: the same path gives the same stream, whatever else is drawn. */
export interface RandomStreams {
  stream(path: string): RandomStream;
}
