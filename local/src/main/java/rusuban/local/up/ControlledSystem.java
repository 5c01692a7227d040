package rusuban.local.up;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import rusuban.core.AccountId;
import rusuban.local.invoke.FunctionEnvironment;

/** A running system as its {@code /local/} routes show and set it. */
interface ControlledSystem {

  /** Returns the account of this system. */
  AccountId account();

  /** Returns the address that takes webhooks. */
  URI webhook();

  /** Returns the secret of the account's channel. */
  String channelSecret();

  /** Returns the base address of the Messaging API that the functions call. */
  URI lineApi();

  /** Returns the address of DynamoDB. */
  URI dynamodb();

  /** Returns the name of the DynamoDB table. */
  String table();

  /** Returns the address of the phone's page. */
  URI phone();

  /** Returns the environment variables of the functions. */
  FunctionEnvironment environment();

  /** Returns the system's time. */
  Instant now();

  /** Returns the time zone in which the time is shown. */
  ZoneId zone();

  /** Moves the clock forward to this instant and runs the ticks on the way. */
  void advanceTo(Instant target);

  /** Returns whether no chat is recorded yet. */
  boolean isUntouched();

  /** Sets the clock to an earlier instant; returns false where a chat is recorded already. */
  boolean restartAt(Instant target);
}
