using Cacheable;

namespace Mistaken;

public interface IForgetful
{
    [Cached("answer:<question>")]
    Task<int> AnswerAsync(int question);
}
