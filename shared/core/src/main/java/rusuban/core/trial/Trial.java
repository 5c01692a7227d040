package rusuban.core.trial;

import java.time.Instant;
import java.util.Optional;
import rusuban.core.decision.CompiledSettings;

/**
 * The facts of a trial.
 *
 * @param compiledSettings the settings in a state of the shop
 * @param text the message's text; blank for only the follow of a new or returning friend
 * @param sender who sends it
 * @param name the sender's display name, if LINE tells one
 * @param at the time at which it arrives
 */
public record Trial(
    CompiledSettings compiledSettings,
    String text,
    TrialSender sender,
    Optional<String> name,
    Instant at) {}
