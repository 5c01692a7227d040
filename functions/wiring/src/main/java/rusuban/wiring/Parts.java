package rusuban.wiring;

import java.time.InstantSource;
import rusuban.app.Channels;
import rusuban.app.FollowUpRound;
import rusuban.app.Journal;
import rusuban.app.Messenger;
import rusuban.app.ReadySettings;
import rusuban.app.Reception;
import rusuban.app.Records;
import rusuban.app.Replies;
import rusuban.app.SettingsVersions;

/** The parts every function is made of, built once for a process. */
public record Parts(
    Records records,
    SettingsVersions versions,
    Channels channels,
    Messenger messenger,
    Journal journal,
    InstantSource clock,
    ReadySettings settings,
    Replies replies) {

  /**
   * How many pushes one function has under way: at 50 ms a call, 320 a second, far under LINE's
   * 2,000.
   */
  private static final int PUSHES_AT_ONCE = 16;

  /** Parts of these adapters. */
  public static Parts of(
      Records records,
      SettingsVersions versions,
      Channels channels,
      Messenger messenger,
      Journal journal,
      InstantSource clock) {
    var settings = new ReadySettings(versions);
    var replies = new Replies(records, messenger, journal, clock);
    return new Parts(records, versions, channels, messenger, journal, clock, settings, replies);
  }

  /** What receives events. */
  public Reception reception() {
    return new Reception(records, settings, messenger, replies, journal, clock);
  }

  /** What carries out due work. */
  public FollowUpRound followUpRound() {
    return new FollowUpRound(records, settings, messenger, replies, journal, clock, PUSHES_AT_ONCE);
  }
}
