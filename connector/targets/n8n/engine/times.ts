/** Times as n8n's date picker leaves them: without an offset, meant in the workflow's time zone. */

const LOCAL = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/;

/** The time with the offset that the zone has then; every other value as it is. */
export function withOffset(value: unknown, zone: string): unknown {
	if (typeof value !== 'string' || !LOCAL.test(value)) return value;
	const time = value.replace(' ', 'T');
	const first = offsetAt(Date.parse(`${time}Z`), zone);
	// Read as UTC it may lie on the other side of a change of the clocks.
	return `${time}${offsetAt(Date.parse(`${time}${first}`), zone)}`;
}

/** Such as "+02:00". */
function offsetAt(moment: number, zone: string): string {
	const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
	const part = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName');
	return part?.value.replace('GMT', '') || '+00:00';
}
