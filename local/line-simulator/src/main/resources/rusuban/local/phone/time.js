// Times as LINE writes them, in the account's time zone and by the simulated clock.

/** Hours and minutes, 24-hour: 9:05. */
export function clockTime(instant, zone) {
  const { hour, minute } = parts(instant, zone);
  return `${hour}:${String(minute).padStart(2, "0")}`;
}

/** The day, for a separator: 今日, 昨日, 12/31(木), with the year where it is another one. */
export function dayName(instant, now, zone) {
  const day = dayKey(instant, zone);
  if (day === dayKey(now, zone)) return "今日";
  if (day === dayKey(new Date(new Date(now).getTime() - 86_400_000), zone)) return "昨日";
  const { year, month, date, weekday } = parts(instant, zone);
  const short = `${month}/${date}(${weekday})`;
  return year === parts(now, zone).year ? short : `${year}/${short}`;
}

/** The day as 2026-12-31, to tell two days apart. */
export function dayKey(instant, zone) {
  const { year, month, date } = parts(instant, zone);
  return `${year}-${pad(month)}-${pad(date)}`;
}

/** 12月31日(木) */
export function longDay(instant, zone) {
  const { month, date, weekday } = parts(instant, zone);
  return `${month}月${date}日(${weekday})`;
}

/** The value of a datetime-local field showing this instant in the zone. */
export function fieldValue(instant, zone) {
  const { hour, minute } = parts(instant, zone);
  return `${dayKey(instant, zone)}T${pad(hour)}:${pad(minute)}`;
}

/** The instant at which clocks in the zone show a datetime-local field's value; in a repeated hour, one of the two. */
export function instantOf(value, zone) {
  const wanted = Date.parse(`${value.slice(0, 16)}:00Z`);
  let guess = wanted;
  for (let turn = 0; turn < 3; turn++) guess += wanted - Date.parse(`${fieldValue(guess, zone)}:00Z`);
  return new Date(guess).toISOString();
}

const formats = new Map();

function parts(instant, zone) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat("ja-JP-u-ca-gregory", { timeZone: zone, year: "numeric", month: "numeric",
      day: "numeric", weekday: "short", hour: "numeric", minute: "numeric", hourCycle: "h23" }));
  }
  const found = Object.fromEntries(formats.get(zone).formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return { year: Number(found.year), month: Number(found.month), date: Number(found.day), weekday: found.weekday,
    hour: Number(found.hour), minute: Number(found.minute) };
}

function pad(number) {
  return String(number).padStart(2, "0");
}
