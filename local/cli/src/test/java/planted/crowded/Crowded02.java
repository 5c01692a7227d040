package planted.crowded;

/** Breaks: no package has more than 20 types. */
class Crowded02 {}
