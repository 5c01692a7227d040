package rusuban.app.people;

/**
 * All ports of the people of one store. Only composition roots and tests use it; a use case takes
 * the ports that it needs.
 */
public record PeoplePorts(MemberStore members, SessionStore sessions, AuditLog audit) {}
