/** A customer: any 32-bit integer that its source, the stations and whoever listens agree on. */
export type Customer = number;

/** Where a customer goes at this instant; output of sources, stations and routers. */
export type Output = (customer: Customer) => void;

/** The output that nobody listens to. */
export const nowhere: Output = () => undefined;
