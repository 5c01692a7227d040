@org.jspecify.annotations.NullMarked
package rusuban.followup;
