package rusuban.local.up;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import rusuban.core.AccountId;
import rusuban.local.invoke.FunctionEnvironment;

/** A running system, shown and set by its {@code /local/} routes. */
interface ControlledSystem {

  AccountId account();

  /** Returns the target of webhooks. */
  URI webhook();

  /** Returns the secret of the account's channel. */
  String channelSecret();

  /** Returns the base address of the functions' Messaging API. */
  URI lineApi();

  /** Returns the address of DynamoDB. */
  URI dynamodb();

  String table();

  /** Returns the address of the phone's page. */
  URI phone();

  /** Returns the address of the console. */
  URI console();

  FunctionEnvironment environment();

  Instant now();

  /** Returns the time zone for showing times. */
  ZoneId zone();

  /** Moves the clock forward to this instant and runs the ticks in between. */
  void advanceTo(Instant target);

  /** Returns whether no chat is recorded yet. */
  boolean isUntouched();

  /** Sets the clock to an earlier instant; returns false if a chat is already recorded. */
  boolean restartAt(Instant target);
}
