package planted.dynamo;

/** A neighbour that planted violations use. */
public class Store {}
