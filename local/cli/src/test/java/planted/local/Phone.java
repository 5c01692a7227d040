package planted.local;

/** A class for tests only, which a planted violation uses. */
public class Phone {}
