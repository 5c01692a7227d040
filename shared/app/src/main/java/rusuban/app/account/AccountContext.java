package rusuban.app.account;

import java.util.OptionalLong;

/**
 * The facts of an account that decisions are based on.
 *
 * @param settings the live settings' version; empty before the first settings
 */
public record AccountContext(OptionalLong settings, VersionedShopState state) {}
