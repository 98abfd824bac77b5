export async function countCommand(_a: unknown, _b: unknown): Promise<number> { return 2; }
