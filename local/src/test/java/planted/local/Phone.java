package planted.local;

/** Something for tests only. */
public class Phone {}
