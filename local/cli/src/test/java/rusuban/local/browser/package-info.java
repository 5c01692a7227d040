/** Tests of the phone in a real browser, on the whole system. */
@NullMarked
package rusuban.local.browser;

import org.jspecify.annotations.NullMarked;
