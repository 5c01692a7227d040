package planted.followup;

/** A neighbour that planted violations use. */
public class Handler {}
