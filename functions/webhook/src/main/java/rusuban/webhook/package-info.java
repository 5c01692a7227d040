@org.jspecify.annotations.NullMarked
package rusuban.webhook;
