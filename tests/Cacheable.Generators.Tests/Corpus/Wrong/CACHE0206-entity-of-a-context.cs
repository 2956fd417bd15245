using Microsoft.EntityFrameworkCore;

namespace Blog;

public class Post
{
    public int Id { get; set; }
    public string Title { get; set; } = "";
    public Author? Author { get; set; }
}

public class Author
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options)
{
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<Author> Authors => Set<Author>();
}

public interface IPosts
{
    [Cached("post:<id>", Ttl = "5m", Negative = "15s")]
    Task<Post?> {|CACHE0206:FindAsync|}(int id);
}
