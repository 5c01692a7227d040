package planted.app;

import com.amazonaws.services.lambda.runtime.Context;
import org.jspecify.annotations.Nullable;

/** Planted violation of: app alone, Lambda at the edge only. */
class UsesLambda {
  @Nullable Context context;
}
