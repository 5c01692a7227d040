/** Access of the commands to stored data: that of a running {@code rusuban up}, or on AWS. */
@NullMarked
package rusuban.local.store;

import org.jspecify.annotations.NullMarked;
