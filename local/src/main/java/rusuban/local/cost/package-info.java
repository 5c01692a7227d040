/** What the whole costs on AWS: measured units, prices and assumptions, multiplied. */
@NullMarked
package rusuban.local.cost;

import org.jspecify.annotations.NullMarked;
