package planted.dynamo;

/** A neighbour. */
public class Store {}
