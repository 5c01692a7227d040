package rusuban.local.line.state;

/** A message that its customer has not read on the account's side. */
record UnreadMessage(String chatId, long seq) {}
