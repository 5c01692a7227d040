package rusuban.console.page;

import java.time.Instant;
import rusuban.app.account.VersionedShopState;
import rusuban.core.decision.CompiledSettings;

/**
 * The live settings and the state of a shop, read for one request.
 *
 * @param version the live version
 */
public record LiveShop(long version, CompiledSettings compiledSettings, VersionedShopState state) {

  /** Returns dates and times in the words of a page. */
  public DateTimeText time(PageLanguage language, Instant now) {
    return new DateTimeText(language, now, compiledSettings.settings().zone());
  }
}
