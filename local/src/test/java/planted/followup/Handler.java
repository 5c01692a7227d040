package planted.followup;

/** A neighbour. */
public class Handler {}
