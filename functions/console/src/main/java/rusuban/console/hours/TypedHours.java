package rusuban.console.hours;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;

/**
 * The text that was typed into the page's forms. It comes back after an error, a conflict or a
 * change of the rows.
 */
record TypedHours(
    Optional<DayOfWeek> day,
    Optional<DayForm> dayForm,
    List<DayOfWeek> copies,
    Optional<HolidayForm> holidays,
    DayOffForm dayOff,
    String problem) {
  static final TypedHours NONE =
      new TypedHours(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), DayOffForm.EMPTY, "");

  TypedHours {
    copies = List.copyOf(copies);
  }

  TypedHours with(DayOfWeek day, DayForm form, List<DayOfWeek> copies) {
    return new TypedHours(Optional.of(day), Optional.of(form), copies, holidays, dayOff, problem);
  }

  TypedHours with(HolidayForm form) {
    return new TypedHours(day, dayForm, copies, Optional.of(form), dayOff, problem);
  }

  TypedHours with(DayOffForm form) {
    return new TypedHours(day, dayForm, copies, holidays, form, problem);
  }

  TypedHours refused(String words) {
    return new TypedHours(day, dayForm, copies, holidays, dayOff, words);
  }
}
